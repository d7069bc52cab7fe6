import { createHmac, randomBytes } from 'node:crypto';

/** What a signature covers. */
export interface Signed {
	method: 'GET' | 'PUT';
	host: string;
	path: string;
	/** The query without the signature, in the order in which it stands. */
	query: URLSearchParams;
	/** The headers that have to be sent, letter for letter. */
	headers: ReadonlyArray<{ name: string; value: string }>;
}

export interface AddressOptions extends Omit<Signed, 'query'> {
	query?: Readonly<Record<string, string>>;
	now: number;
	lifetimeMs: number;
}

const KEY = randomBytes(32);

/** An address that is good for a while, for whoever has it. */
export function signedAddress({ query = {}, now, lifetimeMs, ...signed }: AddressOptions): string {
	const names = [...signed.headers.map(({ name }) => name.toLowerCase()), 'host'].sort();
	const params = new URLSearchParams({
		...query,
		'X-Amz-Expires': String(Math.floor(lifetimeMs / 1000)),
		'X-Amz-Date': amazonDate(now),
		'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
		'X-Amz-Credential': 'EMULATED/s3/aws4_request',
		'X-Amz-SignedHeaders': names.join(';'),
	});
	params.set('X-Amz-Signature', signatureOf({ ...signed, query: params }));
	return `https://${signed.host}${signed.path}?${params.toString()}`;
}

export function signatureOf({ method, host, path, query, headers }: Signed): string {
	const signedHeaders = headers.map(({ name, value }) => `${name.toLowerCase()}:${value}`).sort();
	return createHmac('sha256', KEY)
		.update([method, host, path, query.toString(), ...signedHeaders].join('\n'))
		.digest('hex');
}

/** `20260303T150000Z` */
function amazonDate(milliseconds: number): string {
	return `${new Date(milliseconds).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** The time when an address ends; NaN if it says none. */
export function expiryOf(query: URLSearchParams): number {
	const [, y, mo, d, h, mi, s] =
		/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '') ?? [];
	const from = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
	return from + Number(query.get('X-Amz-Expires') ?? Number.NaN) * 1000;
}

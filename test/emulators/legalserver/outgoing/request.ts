import type { OutgoingCall } from '../../core/callOut';
import type { NavigationCall, OutgoingBlock, Parameter } from './configuration';

/** What a case has in its fields, by name; null where it has nothing. */
export type CaseValues = Readonly<Record<string, unknown>>;

const JSON_TYPE = 'application/json';

export function navigationRequest(call: NavigationCall, values: CaseValues): OutgoingCall {
	return requestOf(call, JSON_TYPE, authorization(call.authentication), values);
}

export function blockRequest(block: OutgoingBlock, values: CaseValues): OutgoingCall {
	const own = Object.fromEntries(block.headers.map(({ name, value }) => [name.toLowerCase(), value]));
	return requestOf(block, block.contentType, own, values);
}

function requestOf(
	{ url, method, parameters }: NavigationCall | OutgoingBlock,
	contentType: string,
	own: Record<string, string>,
	values: CaseValues,
): OutgoingCall {
	const sent = parameters.map((parameter) => [parameter.name, valueOf(parameter, values)] as const);
	const headers = { accept: '*/*', 'user-agent': 'LegalServer', ...own };
	if (method === 'GET') {
		const address = new URL(url);
		for (const [name, value] of sent) address.searchParams.append(name, asText(value));
		return { url: address.href, method, headers, body: Buffer.alloc(0) };
	}
	const body =
		contentType === JSON_TYPE
			? JSON.stringify(Object.fromEntries(sent))
			: new URLSearchParams(sent.map(([name, value]) => [name, asText(value)])).toString();
	return { url, method, headers: { ...headers, 'content-type': contentType }, body: Buffer.from(body) };
}

function authorization(authentication: NavigationCall['authentication']): Record<string, string> {
	if (authentication.type === 'none') return {};
	if (authentication.type === 'bearer') return { authorization: `Bearer ${authentication.token}` };
	const { username, password } = authentication;
	return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}

function valueOf(parameter: Parameter, values: CaseValues): unknown {
	if ('literal' in parameter) return parameter.literal;
	if ('structure' in parameter) return values;
	return values[parameter.field] ?? null;
}

function asText(value: unknown): string {
	if (value === null || value === undefined) return '';
	return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

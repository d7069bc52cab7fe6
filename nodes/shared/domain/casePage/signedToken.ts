import { createHmac, timingSafeEqual } from 'crypto';

/**
 * Tokens that say something and are known to be ours: compact JWS with HMAC-SHA-256, as any JWT library reads them
 * (RFC 7515, RFC 7519). What they say is not secret: the body is only encoded.
 */

/** What a token is for, its audience: one kind is never taken for another. */
export type TokenKind = 'case-page' | 'case-page-upload' | 'status-form';

/** The keys of a credential. While keys rotate, tokens that were signed with the former one still count. */
export interface LinkKeys {
	current: string;
	former: string | undefined;
}

/** Characters. Longer ones are not looked at; the state of an upload of 20 GB has some 290,000. */
const LONGEST_TOKEN = 400_000;

const HEADER = encode('{"alg":"HS256","typ":"JWT"}');

/** @param claims what it says; the audience is added */
export function signToken(kind: TokenKind, claims: Readonly<Record<string, unknown>>, key: string): string {
	const signed = `${HEADER}.${encode(JSON.stringify({ aud: kind, ...claims }))}`;
	return `${signed}.${signatureOf(signed, key).toString('base64url')}`;
}

/**
 * What a genuine token says. Undefined where it is of another kind, not signed with one of the keys, or anything else:
 * which of these is not told. Whether it has expired is for who asks. Takes the same time whatever is wrong with
 * the signature.
 */
export function verifyToken(
	kind: TokenKind,
	token: string,
	{ current, former }: LinkKeys,
): Record<string, unknown> | undefined {
	if (token.length > LONGEST_TOKEN) return undefined;
	const [header, body, signature, ...rest] = token.split('.');
	// No other algorithm is offered, so that none can be asked for.
	if (header !== HEADER || body === undefined || signature === undefined || rest.length > 0) return undefined;
	const given = Buffer.from(signature, 'base64url');
	const matches = [current, former ?? current].map((key) => {
		const expected = signatureOf(`${header}.${body}`, key);
		// Also the text must be the one that signing gives, not another that decodes to the same bytes.
		return (
			given.length === expected.length &&
			timingSafeEqual(given, expected) &&
			expected.toString('base64url') === signature
		);
	});
	if (!matches.includes(true)) return undefined;
	const claims = parseClaims(body);
	return claims?.['aud'] === kind ? claims : undefined;
}

const signatureOf = (signed: string, key: string): Buffer =>
	createHmac('sha256', key).update(signed).digest();

function encode(text: string): string {
	return Buffer.from(text, 'utf8').toString('base64url');
}

function parseClaims(body: string): Record<string, unknown> | undefined {
	try {
		const claims: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
		return typeof claims === 'object' && claims !== null && !Array.isArray(claims)
			? (claims as Record<string, unknown>)
			: undefined;
	} catch {
		return undefined;
	}
}

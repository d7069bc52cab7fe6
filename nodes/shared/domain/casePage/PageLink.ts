import { Refusal } from '../../core/Refusal';
import { z } from '../../vendor/zod';
import { signToken, verifyToken, type LinkKeys } from './signedToken';

/** What a link to the documents of a case lets its holder do. Whoever has the link has these rights. */
export interface PageLink {
	/** Address of the one folder that it is about: `id:…`. */
	folder: string;
	/** Whether documents may be added; they may be seen in any case. */
	canAdd: boolean;
	/** Whether privileged documents are shown and accepted. */
	includesPrivileged: boolean;
	/** Whom it was made for, as the case system has it; nothing is decided by it. */
	person: string | undefined;
	/** The case in the case system whose own documents are shown beside those in Dropbox. */
	caseId: string | undefined;
	/** Milliseconds since 1970. */
	expires: number;
}

/** Characters of the token. It travels in a header, of which servers take no more than a few thousand. */
export const LONGEST_LINK_TOKEN = 4096;

/** Registered names of RFC 7519 where there are some. */
const claimsSchema = z.object({
	folder: z.string().regex(/^id:[\w-]{1,200}$/),
	add: z.boolean(),
	privileged: z.boolean(),
	sub: z.string().optional(),
	case: z.string().optional(),
	exp: z.number().int().positive(),
});

/**
 * The token that stands in a link.
 * @throws Refusal `invalid_input` where it would be too long to be read
 */
export function signPageLink(link: PageLink, key: string): string {
	const claims: z.infer<typeof claimsSchema> = {
		folder: link.folder,
		add: link.canAdd,
		privileged: link.includesPrivileged,
		...(link.person === undefined ? {} : { sub: link.person }),
		...(link.caseId === undefined ? {} : { case: link.caseId }),
		exp: Math.floor(link.expires / 1000),
	};
	const token = signToken('case-page', claims, key);
	if (token.length <= LONGEST_LINK_TOKEN) return token;
	throw new Refusal(
		'invalid_input',
		'The person or the case ID is too long for a link',
		'Check Options → Person and Options → Case ID in the Second List, or the expressions that fill them.',
	);
}

/**
 * What a link allows, if it is one of ours and has not expired.
 * @param now milliseconds since 1970
 * @throws Refusal `link_not_valid` whatever is wrong with it, `link_expired`
 */
export function readPageLink(token: string, keys: LinkKeys, now: number): PageLink {
	const link = readExpiredPageLink(token, keys);
	if (link.expires <= now) throw linkExpiredRefusal();
	return link;
}

/**
 * The same whether it has expired or not, for what was begun while it was valid.
 * @throws Refusal `link_not_valid`
 */
export function readExpiredPageLink(token: string, keys: LinkKeys): PageLink {
	const claims = claimsSchema.safeParse(verifyToken('case-page', token, keys));
	if (!claims.success) throw linkNotValidRefusal();
	const { folder, add, privileged, sub, case: caseId, exp } = claims.data;
	return {
		...{ folder, canAdd: add, includesPrivileged: privileged, person: sub },
		...{ caseId, expires: exp * 1000 },
	};
}

const linkExpiredRefusal = (): Refusal =>
	new Refusal('link_expired', 'This link has expired', 'Ask for a new link.');

/** Of a link, and of whatever else a page hands back that is not as it was handed out. */
export const linkNotValidRefusal = (): Refusal =>
	new Refusal(
		'link_not_valid',
		'This link is not valid',
		'Open it again where you got it, or ask for a new one.',
	);

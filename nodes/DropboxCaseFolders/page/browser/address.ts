/** The page's own address, without the link that stands behind the `#`, which no server gets to see. */
export const ownAddress = (): string => window.location.href.split('#')[0] ?? '';

/** The link that the page was opened by; `''` without one. */
export function linkOf(hash: string): string {
	const token = hash.replace(/^#/, '');
	// A signed link is of these characters; a header could not hold others.
	return /^[\w.~-]{1,8000}$/.test(token) ? token : '';
}

/**
 * From here on the page can reach its own address and nothing else. The address is written out, since browsers do not
 * agree on what `'self'` is for a page in n8n's sandbox, which has no origin.
 */
export function confineTo(address: string): void {
	const { origin, pathname } = new URL(address);
	const path = pathname.replace(/[;,']/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
	const policy = document.createElement('meta');
	policy.httpEquiv = 'Content-Security-Policy';
	policy.content = `connect-src ${origin}${path}`;
	document.head.append(policy);
}

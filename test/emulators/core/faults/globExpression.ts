/** Matches a whole name; `*` stands for anything, a slash too: `files/upload_session/*`. */
export function globExpression(glob: string): RegExp {
	const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.*')}$`);
}

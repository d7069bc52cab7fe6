import type { files } from 'dropbox';
import type { DropboxState } from '../../state/DropboxState';
import { wordsOf } from '../../state/search';

/** A name cut into spans, those that begin with a word of the query highlighted. */
export function highlights(state: DropboxState, name: string, query: string): files.HighlightSpan[] {
	const words = wordsOf(state, query);
	return (name.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? []).map((span) => ({
		highlight_str: span,
		is_highlighted: words.some((word) => wordsOf(state, span)[0]?.startsWith(word) ?? false),
	}));
}

import type { files } from 'dropbox';
import { wordsOf } from '../../state/search';

/** A name cut into spans, those that begin with a word of the query highlighted. */
export function highlights(name: string, query: string): files.HighlightSpan[] {
	const words = wordsOf(query);
	return (name.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? []).map((span) => ({
		highlight_str: span,
		is_highlighted: words.some((word) => wordsOf(span)[0]?.startsWith(word) ?? false),
	}));
}

import { cleanText } from './safeName';
import { pathKey } from '../paths';

/**
 * Whether the ID of a case stands in the name of a folder, and not as a part of a longer number: `Doe - 22-1` is of
 * 22-1, `22-10` and `22-1-2` are not.
 */
export function namesCase(name: string, caseId: string): boolean {
	const [text, id] = [pathKey(name), pathKey(cleanText(caseId, []))];
	if (id === '') return false;
	for (let at = text.indexOf(id); at !== -1; at = text.indexOf(id, at + 1)) {
		if (!GOES_BACK.test(text.slice(0, at)) && !GOES_ON.test(text.slice(at + id.length))) return true;
	}
	return false;
}

const GOES_BACK = /[\p{L}\p{N}]$|\p{N}[^\p{L}\p{N}\s()]$/u;
const GOES_ON = /^[\p{L}\p{N}]|^[^\p{L}\p{N}\s()]\p{N}/u;

import { z } from 'zod';

/** The forms of paths in the files namespace: anchored, as Stone patterns are. `[^]` is any character, line ends too. */
function path(name: string, pattern: RegExp): z.ZodString {
	return z.string().regex(pattern, `did not match the pattern of ${name}`);
}

export const pathArg = path('Path', /^\/[^]*$/);
export const pathOrId = path('PathOrId', /^(\/[^]*|id:.*|ns:\d+(\/[^]*)?)$/);
export const pathROrId = path('PathROrId', /^((\/[^]*)?|id:.*|ns:\d+(\/[^]*)?)$/);
export const readPath = path('ReadPath', /^(\/[^]*|id:.*|rev:[0-9a-f]{9,}|ns:\d+(\/[^]*)?)$/);
/** No `id:` here: create_folder and restore want a path. */
export const writePath = path('WritePath', /^(\/[^]*|ns:\d+(\/[^]*)?)$/);
export const writePathOrId = path('WritePathOrId', /^(\/[^]*|ns:\d+(\/[^]*)?|id:.*)$/);

export const rev = z
	.string()
	.min(9)
	.regex(/^[0-9a-f]+$/, 'did not match the pattern of Rev');
export const contentHashArg = z.string().length(64);

import { z } from 'zod';
import { pattern } from './stone';

/** The forms of paths in the files namespace: anchored, as Stone patterns are. */
export const pathArg = pattern(/^\/(.|[\r\n])*$/);
export const pathOrId = pattern(/^(\/(.|[\r\n])*|id:.*|(ns:[0-9]+(\/(.|[\r\n])*)?))$/);
export const pathROrId = pattern(/^((\/(.|[\r\n])*)?|id:.*|(ns:[0-9]+(\/(.|[\r\n])*)?))$/);
export const readPath = pattern(/^((\/(.|[\r\n])*|id:.*)|(rev:[0-9a-f]{9,})|(ns:[0-9]+(\/(.|[\r\n])*)?))$/);
/** No `id:` here: create_folder and restore want a path. */
export const writePath = pattern(/^((\/(.|[\r\n])*)|(ns:[0-9]+(\/(.|[\r\n])*)?))$/);
export const writePathOrId = pattern(/^((\/(.|[\r\n])*)|(ns:[0-9]+(\/(.|[\r\n])*)?)|(id:.*))$/);

export const rev = z
	.string()
	.min(9)
	.and(pattern(/^[0-9a-f]+$/));
export const contentHashArg = z.string().length(64);
export const tagText = z.string().min(1).max(32).and(pattern(/^\w+$/));

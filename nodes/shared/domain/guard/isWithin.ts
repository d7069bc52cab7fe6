import { pathKey } from '../paths';

/** Whether a path is that of a folder or of something in it, as Dropbox compares paths. `''` is the top. */
export const isWithin = (path: string, folder: string): boolean =>
	`${pathKey(path)}/`.startsWith(`${pathKey(folder)}/`);

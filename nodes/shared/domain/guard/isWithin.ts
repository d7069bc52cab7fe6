import { comparable } from '../paths';

/** Whether a path is that of a folder or of something in it, as Dropbox compares paths. `''` is the top. */
export const isWithin = (path: string, folder: string): boolean =>
	`${comparable(path)}/`.startsWith(`${comparable(folder)}/`);

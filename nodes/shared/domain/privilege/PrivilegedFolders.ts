import { assertNotLonger, LONGEST_LIST } from '../limits';
import { trimTrailingSlashes } from '../naming/safeName';
import { pathKey } from '../paths';

/** The folders of a case that are for privileged documents, as a person named them. */
export class PrivilegedFolders {
	private readonly keys: ReadonlySet<string>;

	/** @param names with commas, semicolons or line breaks between them; of folders, or paths below the case folder */
	constructor(names: string) {
		assertNotLonger('The list of privileged folders', names.length, LONGEST_LIST);
		const each = names.split(/[,;\n]/).map((name) => trimTrailingSlashes(name.trim().replace(/^\/+/, '')));
		this.keys = new Set(each.filter((name) => name !== '').map(pathKey));
	}

	/**
	 * Whether the folder itself is one: by its own name on any level, or by its whole path.
	 * @param path relative, below the case folder
	 */
	includes(path: string): boolean {
		const key = pathKey(path);
		return this.keys.has(key) || this.keys.has(key.slice(key.lastIndexOf('/') + 1));
	}

	/** Whether it is one or lies in one. */
	contains(path: string): boolean {
		const key = pathKey(path);
		return (
			key.split('/').some((name) => this.keys.has(name)) ||
			[...this.keys].some((named) => `${key}/`.startsWith(`${named}/`))
		);
	}
}

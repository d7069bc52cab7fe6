import { pathKey } from '../../../../shared/domain/paths';

/** Of several items of a run that ask for one folder, the first is the one that created it. */
export class FirstSeen {
	private readonly paths = new Set<string>();

	isFirst(path: string): boolean {
		const key = pathKey(path);
		const first = !this.paths.has(key);
		this.paths.add(key);
		return first;
	}
}

/**
 * How Dropbox compares names: NFC, then lower case, with the final sigma like any other
 * (reference "Paths and names"). `toLowerCase` turns a trailing capital sigma into `ς`.
 */
export function keyOf(name: string): string {
	return name.normalize('NFC').toLowerCase().replaceAll('ς', 'σ');
}

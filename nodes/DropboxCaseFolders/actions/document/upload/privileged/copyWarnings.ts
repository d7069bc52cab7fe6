import type { FoundCopies } from './OpenCopies';

/**
 * What is to be said of copies that were found.
 * @param shared how many of those that moved may be another document's as well
 */
export function copyWarnings(found: FoundCopies | undefined, shared: number): string[] {
	const { doubtful = 0, left = 0 } = found ?? {};
	return [
		...(shared === 0
			? []
			: [
					`${count(shared, 'file')} that may belong to another document as well ${shared === 1 ? 'was' : 'were'} moved along: the content is the same, or it is not known of which of the two ${shared === 1 ? 'it is a prior version' : 'they are prior versions'}`,
				]),
		...(doubtful === 0
			? []
			: [
					`${count(doubtful, 'file')} of this name with other content ${doubtful === 1 ? 'is' : 'are'} elsewhere in the case folder. Check whether people should be able to open ${doubtful === 1 ? 'it' : 'them'}`,
				]),
		...(left === 0
			? []
			: [
					`${count(left, 'copy', 'copies')} of the document ${left === 1 ? 'is' : 'are'} in a folder with its own members and ${left === 1 ? 'was' : 'were'} left there`,
				]),
	];
}

const count = (number: number, one: string, several = `${one}s`): string =>
	`${number.toLocaleString('en-US')} ${number === 1 ? one : several}`;

import { pathKey } from '../paths';

/** What file requests are told apart by for those who use them: one for the same folder that is called the same. */
export const fileRequestKey = ({ title, destination }: { title: string; destination: string }): string =>
	`${pathKey(destination)}\n${title.trim().normalize('NFC')}`;

interface ExistingRequest {
	title: string;
	/** Path of the folder; undefined where it was removed. */
	destination: string | undefined;
	isOpen: boolean;
	created: string;
}

/**
 * The open file request for this folder that is called as it says. Of several the oldest, which clients have had the
 * longest.
 */
export const matchingRequest = <R extends ExistingRequest>(
	input: { title: string; destination: string },
	requests: readonly R[],
): R | undefined =>
	requests
		.filter(
			({ isOpen, title, destination }) =>
				isOpen &&
				destination !== undefined &&
				fileRequestKey({ title, destination }) === fileRequestKey(input),
		)
		.reduce<R | undefined>(
			(oldest, each) => (oldest === undefined || each.created < oldest.created ? each : oldest),
			undefined,
		);

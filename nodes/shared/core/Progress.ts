/** Told by an operation how far it is, so that whoever waits for a long run can see that it goes on. */
export type Progress = (
	done: number,
	of: number,
	what: 'documents' | 'case folders' | 'cases' | 'listings' | 'matters' | 'notes',
) => void;

/**
 * - `ok`: it works.
 * - `note`: it works, and somebody should know something.
 * - `wrong`: it has to be corrected before documents are filed.
 */
export type TestStatus = 'ok' | 'note' | 'wrong';

/** The parts of the test, in the order in which they are shown. */
export const TEST_PARTS = [
	...([
		'Client settings',
		'Connections',
		'Folders',
		'Email',
		'The matter',
		'Documents',
		'What was filed',
	] as const),
];
export type TestPart = (typeof TEST_PARTS)[number];

/** One thing that was looked at. */
export interface TestLine {
	part: TestPart;
	status: TestStatus;
	/** What was found, as a sentence. */
	text: string;
	/** What to do; `''` if nothing. */
	advice: string;
}

export const okLine = (part: TestPart, text: string): TestLine => ({ part, status: 'ok', text, advice: '' });

export const noteLine = (part: TestPart, text: string, advice = ''): TestLine => ({
	...{ part, status: 'note', text, advice },
});

export const wrongLine = (part: TestPart, text: string, advice: string): TestLine => ({
	...{ part, status: 'wrong', text, advice },
});

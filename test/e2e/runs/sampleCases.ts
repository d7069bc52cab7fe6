/** A case as the intake form of a case system sends it on. */
export interface SampleCase {
	caseId: string;
	client: { lastName: string; firstName: string };
	practiceArea: string;
	/** What comes with a later note. */
	attachment: Attachment;
	/** The same document in a later version, where there is one. */
	laterVersion?: Attachment;
}

export interface Attachment {
	/** Its name; the bytes are in `attachments/`. */
	file: string;
	type: string;
	/** Of the case folder, where it belongs. */
	subfolder: string;
	/** Folder of `attachments/` that holds this version; none for the first. */
	version?: string;
}

/** Three cases of one day; the people in them are made up. */
export const sampleCases: readonly SampleCase[] = [
	{
		caseId: '26-0000107',
		client: { lastName: 'Doe', firstName: 'Jane' },
		practiceArea: 'Housing',
		attachment: { file: 'retainer-agreement.pdf', type: 'application/pdf', subfolder: 'Intake' },
		laterVersion: {
			...{ file: 'retainer-agreement.pdf', type: 'application/pdf', subfolder: 'Intake' },
			version: 'signed',
		},
	},
	{
		caseId: '26-0000108',
		client: { lastName: 'Roe', firstName: 'Richard' },
		practiceArea: 'Housing',
		attachment: { file: 'notice-to-quit.txt', type: 'text/plain', subfolder: 'Pleadings' },
	},
	{
		caseId: '26-0000109',
		client: { lastName: 'Zażółć', firstName: 'Zoë' },
		practiceArea: 'Public benefits',
		attachment: { file: 'benefits-letters.csv', type: 'text/csv', subfolder: 'Correspondence/2026' },
	},
];

import { createOfficeAccess } from '../runs/createOfficeAccess';
import { eachOf, upload } from '../runs/steps';
import { filesBelow, newCaseFolder } from '../runs/trees';
import { Workflow } from '../runs/Workflow';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);

interface Filed {
	status: string;
	subfolder: string;
	name: string;
	path: string;
	reason: string | null;
	size: number;
}

let office: Awaited<ReturnType<typeof createOfficeAccess>>;

beforeAll(async () => (office = await createOfficeAccess(stack)));

/** Documents as a portal sends them: a category that may be one word, several or none. */
const documents = [
	{ name: 'Answer.txt', category: 'Motion', text: 'answer' },
	{ name: 'Letter.txt', category: ['client mail', 'Letters'], text: 'letter' },
	{ name: 'Photo.txt', category: 'Pictures', text: 'photo' },
	{ name: 'Scan.txt', category: null, text: 'scan' },
	{ name: 'Placeholder.txt', category: 'Motion', text: '' },
];

const byCategory = {
	...{ fileInto: 'category', category: '={{ $json.category }}', defaultSubfolder: 'Unsorted' },
	...{ documentFrom: 'text', text: '={{ $json.text }}', fileName: '={{ $json.name }}' },
	options: { skipSmallerThan: 1 },
};

const usingFields = {
	specifySubfolders: 'fields',
	subfoldersForCategories: {
		route: [
			{ category: 'motion', subfolder: 'Pleadings/Motions' },
			{ category: 'Letters', subfolder: 'Correspondence' },
		],
	},
};

const usingJson = {
	specifySubfolders: 'json',
	subfoldersJson: '={{ $("Start").first().json.body.subfolders }}',
};

test.each([
	['the fields of the panel', usingFields],
	['JSON from the webhook', usingJson],
])('documents go into the subfolders of their categories, as %s say', async (how, routes) => {
	const name = `Sorted by ${how}`;
	const body = {
		...(await newCaseFolder(dropbox, name)),
		subfolders: { motion: 'Pleadings/Motions', Letters: 'Correspondence' },
		documents,
	};
	const workflow = await Workflow.publish(office, `routing-${routes.specifySubfolders}`, [
		eachOf('documents'),
		upload({ ...byCategory, ...routes }),
	]);

	const filed = await workflow.items<Filed>(body);

	expect(await filesBelow(dropbox, `/${name}`)).toEqual({
		'Pleadings/Motions/Answer.txt': contentHash(Buffer.from('answer')),
		'Correspondence/Letter.txt': contentHash(Buffer.from('letter')),
		'Unsorted/Photo.txt': contentHash(Buffer.from('photo')),
		'Unsorted/Scan.txt': contentHash(Buffer.from('scan')),
	});
	expect(filed.map(({ status, subfolder }) => `${status} ${subfolder}`)).toEqual([
		'uploaded Pleadings/Motions',
		'uploaded Correspondence',
		'uploaded Unsorted',
		'uploaded Unsorted',
		'skipped Pleadings/Motions',
	]);
	expect(filed[4]).toMatchObject({ size: 0, reason: expect.stringContaining('0 bytes') as string });
	const { hints } = await workflow.lastRun('Upload document');
	expect(hints).toMatchObject([{ message: '1 of 5 documents was skipped: it has 0 bytes.' }]);
});

test('a document that lies elsewhere in the case folder is not filed a second time', async () => {
	const body = await newCaseFolder(dropbox, 'Filed elsewhere');
	await dropbox.makeFiles('matters', [
		{ path: '/Filed elsewhere/Evidence/Lease (signed).txt', text: 'lease' },
	]);
	const workflow = await Workflow.publish(office, 'routing-duplicates', [
		eachOf('documents'),
		upload({ ...byCategory, ...usingFields, options: { checkForDuplicates: 'sameContent' } }),
	]);

	const filed = await workflow.items<Filed>({
		...body,
		documents: [
			{ name: 'Lease.txt', category: 'Motion', text: 'lease' },
			{ name: 'Lease.txt', category: 'Letters', text: 'another lease' },
		],
	});

	expect(filed).toMatchObject([
		{
			status: 'duplicate',
			name: 'Lease (signed).txt',
			path: '/Matters/Filed elsewhere/Evidence/Lease (signed).txt',
		},
		{ status: 'uploaded', subfolder: 'Correspondence', name: 'Lease.txt' },
	]);
	expect(Object.keys(await filesBelow(dropbox, '/Filed elsewhere')).sort()).toEqual([
		'Correspondence/Lease.txt',
		'Evidence/Lease (signed).txt',
	]);
});

/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { peakMiB, Probe } from '@/bench/stack/Probe';
import { freePorts } from '../commands/freePorts';
import { projectFolder } from '../folders';
import { createOfficeAccess } from '../runs/createOfficeAccess';
import { byId, byPath, caseFolders, upload, type Step } from '../runs/steps';
import { filesBelow, newCaseFolder } from '../runs/trees';
import { Workflow } from '../runs/Workflow';
import { startAnotherN8n } from '../stack/startAnotherN8n';
import { contentHash } from '../stack/contentHash';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);

/** Two versions of a document, the second in the place of the first. */
const versions = [randomBytes(20_000_000), randomBytes(21_000_000)] as const;

interface Filed {
	fileId: string;
	path: string;
	rev: string;
}

let office: Awaited<ReturnType<typeof createOfficeAccess>>;
let former: Filed;
let present: Filed;

beforeAll(async () => {
	office = await createOfficeAccess(stack);
	const filing = await Workflow.publish(office, 'filing-to-download', [upload({ ifNameTaken: 'replace' })]);
	const { folderId } = await newCaseFolder(dropbox, 'To download');
	const filed: Filed[] = [];
	for (const bytes of versions) {
		const form = new FormData();
		form.set('folderId', folderId);
		form.set('data', new Blob([bytes]), 'Hearing.mp3');
		filed.push(...((await (await filing.fireWith(form)).json()) as Filed[]));
	}
	[former, present] = filed as [Filed, Filed];
});

const download = (document: unknown, options: Record<string, string> = {}): Step =>
	caseFolders('Download document', {
		...{ resource: 'document', operation: 'download', document, outputField: 'data', options },
	});

const bodyFileId = byId('={{ $json.body.fileId }}');

const bytesOf = async (response: Response): Promise<string> => {
	expect(response.status).toBe(200);
	return contentHash(Buffer.from(await response.arrayBuffer()));
};

test.each(['default', 'filesystem', 'database'] as const)(
	'a document comes byte for byte, by ID, by path and as it was before, where n8n keeps files in its mode “%s”',
	async (binaryData) => {
		const n8n = await startAnotherN8n(stack, { name: `download-${binaryData}`, binaryData });
		try {
			const publish = async (path: string, step: Step) => await Workflow.publish(n8n, path, [step], 'file');
			const byItsId = await publish('download-by-id', download(bodyFileId));
			const byItsPath = await publish('download-by-path', download(byPath('={{ $json.body.path }}')));
			const asItWas = await publish(
				'download-revision',
				download(bodyFileId, { revision: '={{ $json.body.rev }}' }),
			);

			const [first, second] = versions.map(contentHash);
			expect(await bytesOf(await byItsId.fire(present))).toBe(second);
			expect(await bytesOf(await byItsPath.fire(present))).toBe(second);
			expect(await bytesOf(await asItWas.fire(former))).toBe(first);
		} finally {
			await n8n.end();
		}
	},
);

test('a document goes from one case folder to another in one workflow', async () => {
	const { folderId } = await newCaseFolder(dropbox, 'Related case');
	const steps = [download(bodyFileId), upload({ subfolder: 'Received' })];
	const workflow = await Workflow.publish(office, 'to-another-case', steps);

	await workflow.items({ fileId: present.fileId, folderId });

	expect(await filesBelow(dropbox, '/Related case')).toEqual({
		'Received/Hearing.mp3': contentHash(versions[1]),
	});
});

test('a temporary link opens the document for whoever has it', async () => {
	const link = caseFolders('Get link', {
		...{ resource: 'document', operation: 'link', document: bodyFileId, linkType: 'temporary' },
	});
	const fetchIt: Step = {
		...{ name: 'Fetch it', type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 },
		parameters: {
			url: '={{ $json.url }}',
			options: { response: { response: { responseFormat: 'file', outputPropertyName: 'data' } } },
		},
	};
	const workflow = await Workflow.publish(office, 'temporary-link', [link, fetchIt], 'file');

	expect(await bytesOf(await workflow.fire(present))).toBe(contentHash(versions[1]));
});

test('a link in Dropbox leads to the document’s page, as for people', async () => {
	const link = caseFolders('Get link', {
		...{ resource: 'document', operation: 'link', document: bodyFileId, linkType: 'inDropbox' },
	});
	const workflow = await Workflow.publish(office, 'link-in-dropbox', [link]);

	expect(await workflow.items(present)).toMatchObject([
		{
			fileId: present.fileId,
			url: 'https://www.dropbox.com/home/Matters/To%20download?preview=Hearing.mp3',
			expires: null,
		},
	]);
});

test('a document far larger than what a download may hold in memory passes through n8n', async () => {
	const size = 384 * 1024 * 1024;
	const [file] = await dropbox.makeFiles('matters', [{ path: '/To download/Hearing.mp4', size }]);
	const [probePort = 0] = await freePorts(1);
	const n8n = await startAnotherN8n(stack, {
		...{ name: 'download-large', binaryData: 'filesystem' },
		more: {
			NODE_OPTIONS: `--require ${join(projectFolder, 'bench', 'probe.cjs')}`,
			CASE_FOLDERS_PROBE_PORT: String(probePort),
		},
	});
	try {
		const workflow = await Workflow.publish(n8n, 'download-large', [download(bodyFileId)]);
		const probe = new Probe(probePort);
		const idle = await probe.reset();
		const from = Date.now();

		const items = await workflow.items<{ size: number }>({ fileId: file?.id });

		const peak = peakMiB(await probe.read(), { from, to: Date.now() }) ?? Number.POSITIVE_INFINITY;
		expect(items).toMatchObject([{ size }]);
		expect(peak - idle).toBeLessThan(192); // MiB; half of the document
	} finally {
		await n8n.end();
	}
});

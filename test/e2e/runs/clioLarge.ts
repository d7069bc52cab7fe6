/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createHash } from 'node:crypto';
import { generatedPieces } from '@/test/emulators/core/generatedPieces';
import { ContentHasher } from '@/test/emulators/dropbox/state/contentHash';
import type { N8nApi } from '../n8n/N8nApi';
import type { ControlApi } from '../stack/ControlApi';
import type { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { clioNode, dropboxNode } from './clioMirror';
import { byId, byPath } from './steps';
import { Workflow } from './Workflow';

/** Made-up documents that are too large for memory, on their way between Clio and Dropbox. */
interface Setting {
	n8n: { api: N8nApi; url: string };
	clio: ControlApi;
	dropbox: EmulatedDropbox;
}

/** A workflow that moves one document, what it is called with, and a look at what arrived. */
export interface Move {
	/** Of its webhook. */
	path: string;
	workflow: Workflow;
	/** What stands at the destination under the document's name. */
	arrived(): Promise<Content[]>;
	expected: Content;
}

/** A content's size, and a hash of it by the service that has it. */
export interface Content {
	size: number;
	hash: string;
}

const SEED = 4711;

/** Of the steps that move a document, in either direction. */
export const NODES = ['Download', 'Upload'] as const;

export async function moveToDropbox({ n8n, clio, dropbox }: Setting, size: number): Promise<Move> {
	const path = 'large-to-dropbox';
	const { id } = await clio.act<{ id: number }>('/upload', {
		...{ matter: 'smith', name: 'Hearing.mp4', size, seed: SEED },
	});
	await dropbox.makeFolders('matters', ['/Large in']);
	const workflow = await Workflow.publish(n8n, path, [
		clioNode('clioMatters', 'Download', {
			...{ resource: 'document', operation: 'download', document: byId(String(id)), outputField: 'data' },
			options: {},
		}),
		dropboxNode('Upload', {
			...{ resource: 'document', operation: 'upload', caseFolder: byPath('/Matters/Large in') },
			...{ documentFrom: 'binaryFields', binaryFields: 'data', ifNameTaken: 'skipIfIdentical' },
			options: {},
		}),
	]);
	const hasher = new ContentHasher();
	for (const piece of generatedPieces(SEED, 0, size)) hasher.update(piece);
	const arrived = async () => {
		const entries = await dropbox.entriesIn('matters', '/Large in');
		const files = entries.filter((entry) => entry.path === '/Large in/Hearing.mp4');
		return files.map((file) => ({ size: file.size ?? 0, hash: file.contentHash ?? '' }));
	};
	return { path, workflow, arrived, expected: { size, hash: hasher.digest() } };
}

interface InClio {
	name: string;
	versions: Array<{ size: number; md5: string }>;
}

export async function moveToClio({ n8n, clio, dropbox }: Setting, size: number): Promise<Move> {
	const path = 'large-to-clio';
	await dropbox.makeFiles('matters', [{ path: '/Large out/Deposition.mp4', size, seed: SEED }]);
	const { matters } = await clio.read<{ matters: Array<{ id: number; displayNumber: string }> }>('/state');
	const matter = matters.find(({ displayNumber }) => displayNumber === '00001-Smith');
	const workflow = await Workflow.publish(n8n, path, [
		dropboxNode('Download', {
			...{ resource: 'document', operation: 'download', outputField: 'data', options: {} },
			document: byPath('/Matters/Large out/Deposition.mp4'),
		}),
		clioNode('clioMatters', 'Upload', {
			...{ resource: 'document', operation: 'upload', uploadTo: 'matter', matter: byId(String(matter?.id)) },
			...{ binaryFields: 'data', ifExists: 'addVersion', options: {} },
		}),
	]);
	const hash = createHash('md5');
	for (const piece of generatedPieces(SEED, 0, size)) hash.update(piece);
	const arrived = async () => {
		const documents = await clio.read<InClio[]>('/documents?matter=00001-Smith');
		const found = documents.filter(({ name }) => name === 'Deposition.mp4');
		return found.flatMap(({ versions }) => versions.map((version) => ({ ...version, hash: version.md5 })));
	};
	return { path, workflow, arrived, expected: { size, hash: hash.digest('hex') } };
}

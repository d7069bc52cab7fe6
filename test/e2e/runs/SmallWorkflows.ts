/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Attachment, SampleCase } from './sampleCases';

/** What the first workflow answers. */
export interface FiledCase {
	folderId: string;
	name: string;
	path: string;
	created: boolean;
}

/** A folder or file in the answer of the third workflow. */
export interface TreeEntry {
	folderId?: string;
	fileId?: string;
	name: string;
	type: 'folder' | 'file';
	size?: number;
	children?: TreeEntry[];
}

/** A webhook answered with something other than 200. */
export class WebhookRefused extends Error {
	constructor(
		path: string,
		readonly status: number,
		readonly body: string,
	) {
		super(`The webhook ${path} answered ${status}: ${body.slice(0, 500)}`);
	}
}

/** The case system's side of the three workflows: what it calls, and what it reads from the answers. */
export class SmallWorkflows {
	/** @param n8nUrl where the workflows are published */
	constructor(private readonly n8nUrl: string) {}

	/** Intake was disposed: the case gets its folder. */
	async dispose(case_: Pick<SampleCase, 'caseId' | 'client'>): Promise<FiledCase> {
		const body = JSON.stringify(case_);
		const headers = { 'content-type': 'application/json' };
		return await this.call<FiledCase>('intake-accepted', { method: 'POST', headers, body });
	}

	/** A note with its attachment was saved on a case whose record knows the folder. */
	async saveNote(folderId: string, { file, type, subfolder, version = '' }: Attachment): Promise<unknown> {
		const bytes = await readFile(join(__dirname, 'attachments', version, file));
		const form = new FormData();
		form.set('folderId', folderId);
		form.set('subfolder', subfolder);
		form.set('data', new Blob([bytes], { type }), file);
		return await this.call('note-with-attachment', { method: 'POST', body: form });
	}

	/** What the case folder holds, as a tree. */
	async documents(folderId: string): Promise<TreeEntry> {
		return await this.call<TreeEntry>(`case-documents?folderId=${encodeURIComponent(folderId)}`, {});
	}

	private async call<T>(path: string, request: RequestInit): Promise<T> {
		const response = await fetch(`${this.n8nUrl}/webhook/${path}`, request);
		const text = await response.text();
		if (response.status !== 200) throw new WebhookRefused(path, response.status, text);
		return JSON.parse(text) as T;
	}
}

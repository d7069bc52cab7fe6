/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
/**
 * Runs in a process with a time zone of its own: what becomes of moments and dates in the time zone of a client, while
 * the workflow is in another one.
 */
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { applyClosingDay } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/request';
import { close } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close.operation';
import { archiveVersion } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion.operation';
import type { ArchiveRequest } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion/fields';
import type { GivenCloseRequest } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/request';
import { readUploadRequest } from '@/nodes/DropboxCaseFolders/actions/document/upload/read/request';
import { createMomentFormat } from '@/nodes/shared/domain/alerts/moment';
import { archivedName, versionDate } from '@/nodes/shared/domain/versions/archivedName';
import { dayAt } from '@/nodes/shared/node/readDates';
import { createItemContext } from '../support/createItemContext';

export interface Asked {
	/** Of the client, and of the workflow. */
	zone: string;
	workflowZone: string;
	/** ISO 8601. */
	moments: string[];
	dates: string[];
}

export interface Told {
	/** Minutes behind UTC in this process. */
	offset: number;
	/** In which Upload dates former versions. */
	upload: string;
	/** For each moment: the year of a closing, the name of a former version, a time in an email, and the day. */
	moments: Array<[year: string, version: string, email: string, day: string]>;
	/** For each date: the year and the moment of a closing on it. */
	dates: Array<[year: string, closedAt: string]>;
}

const { zone, workflowZone, moments, dates } = JSON.parse(process.argv[2] ?? '{}') as Asked;

const contextOf = (parameters: IDataObject): IExecuteFunctions =>
	({ ...createItemContext(parameters), getTimezone: () => workflowZone }) as IExecuteFunctions;

const folder = { mode: 'id', value: 'id:abcdefghijk' };

const closeOn = (closedOn: string, now: number) => {
	const given = close.read(
		contextOf({
			...{ caseFolder: folder, closeMethod: 'move', closedFolder: { mode: 'path', value: '/Closed' } },
			options: { closedOn, timeZone: zone },
		}),
		0,
	) as GivenCloseRequest;
	return applyClosingDay([given], now)[0];
};

const archive = archiveVersion.read(
	contextOf({
		...{ document: folder, caseFolder: { mode: 'list', value: '' }, originalDocument: 'stays' },
		options: { timeZone: zone },
	}),
	0,
) as ArchiveRequest;

const upload = readUploadRequest(
	contextOf({
		...{ caseFolder: folder, documentFrom: 'text', text: 'a note', fileName: 'Note.txt' },
		...{ fileInto: 'caseFolder', ifNameTaken: 'archive', options: { timeZone: zone } },
	}),
	0,
);

const told: Omit<Told, 'upload'> = {
	offset: new Date(2030, 0).getTimezoneOffset(),
	moments: moments.map((iso) => {
		const moment = Date.parse(iso);
		return [
			closeOn('', moment)?.year ?? '',
			archivedName('Brief.pdf', 2, versionDate(iso, archive.timezone)),
			createMomentFormat(zone)(moment),
			dayAt(moment, zone),
		];
	}),
	dates: dates.map((date) => {
		const closed = closeOn(date, 0);
		return [closed?.year ?? '', closed?.closedAt ?? ''];
	}),
};
void upload.then(({ timezone }) => process.send?.({ ...told, upload: timezone } satisfies Told));

import { unexpectedResponse } from '../../http/createService';
import type { Clock } from '../../http/types';
import type { LegalServerApi, Write } from '../client/LegalServerApi';
import { legalServerService } from '../client/service';
import { PERMISSIONS } from '../errors/permissions';
import { throwRefusal } from '../errors/toRefusal';
import type { Document, FindLost, Uploads, Uuid } from '../port';
import { listDocuments } from './listDocuments';
import { multipartBody } from './multipartBody';

/** LegalServer's answer to either upload. */
interface RawUpload {
	uuid?: unknown;
}

/**
 * Milliseconds between two looks for what a lost call may have made. A large upload whose connection broke is still being
 * worked on, and one that was sent again too early would be there twice.
 */
const PAUSES = [2000, 5000, 10_000];

export function createUploadsPort(api: LegalServerApi, clock: Clock): Uploads {
	const sendOnce = async (write: Write, matterUuid: Uuid, findLost: FindLost): Promise<Uuid> => {
		const find = async () => await lookFor(matterUuid, findLost);
		const sent = await api.writeOnce<RawUpload>(write, find).catch(throwRefusal);
		const uuid = typeof sent.uuid === 'string' ? sent.uuid.toLowerCase() : '';
		if (uuid !== '') return uuid;
		throw unexpectedResponse(legalServerService.name, 'no UUID of the upload');
	};
	const lookFor = async (matterUuid: Uuid, findLost: FindLost): Promise<RawUpload | undefined> => {
		let uuid: Uuid | undefined;
		for (const pause of PAUSES) {
			await clock.sleep(pause);
			const documents: Document[] = await listDocuments(api, matterUuid);
			uuid = findLost(documents);
			if (uuid !== undefined) return { uuid };
		}
		return undefined;
	};
	return {
		async uploadDocument(matterUuid, file, { title, description, typeId }, findLost) {
			const metadata = {
				...{ filename: file.name, title, matter_uuid: matterUuid },
				...(description === undefined ? {} : { description }),
				...(typeId === undefined ? {} : { type_id: typeId }),
			};
			const write: Write = {
				...{ method: 'POST', path: ['documents'], needs: [PERMISSIONS.basicCaseInfo] },
				body: multipartBody({ metadata: JSON.stringify(metadata) }, 'file', file),
			};
			return await sendOnce(write, matterUuid, findLost);
		},
		async uploadToSubfolder(matterUuid, subfolder, file, findLost) {
			const fields = { legalserver_matter_uuid: matterUuid, legalserver_subfolder: subfolder };
			const write: Write = {
				...{ method: 'POST', path: ['documents', 'matter_zip'], needs: [PERMISSIONS.documateWebhook] },
				body: multipartBody(fields, 'files', file),
			};
			return await sendOnce(write, matterUuid, findLost);
		},
	};
}

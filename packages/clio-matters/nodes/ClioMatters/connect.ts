import type { IExecuteFunctions } from 'n8n-workflow';
import { clioService } from '../../../../nodes/shared/clio/client/service';
import { connectClio, CREDENTIAL_TYPE, DEFAULT_RESERVE } from '../../../../nodes/shared/clioNode/connectClio';
import { tokenMark } from '../../../../nodes/shared/domain/connection/tokenMark';
import { readParameters } from '../../../../nodes/shared/clioNode/readParameters';
import { clock as wallClock } from '../../../../nodes/shared/n8n/clock';
import { createDocumentStore } from '../../../../nodes/shared/n8n/createDocumentStore';
import { createProgressLog } from '../../../../nodes/shared/n8n/createProgressLog';
import { giveUpAfterSchema } from '../../../../nodes/shared/node/panel';
import { z } from '../../../../nodes/shared/vendor/zod';
import type { ConnectionDependencies, Dependencies } from './actions/shared/Dependencies';

/** Operations that may take long, as people know them. */
const TITLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	matter: {
		...{ get: 'Get Matter', getMany: 'Get Many Matters' },
		...{ setFolderLink: 'Set Folder Link', updateCustomField: 'Update Custom Field' },
	},
	note: { create: 'Create Note' },
	document: {
		download: 'Download Document',
		downloadAll: 'Download All of a Matter',
		getMany: 'Get Many Documents',
		mark: 'Mark Document',
		setCategory: 'Set Category',
		upload: 'Upload Document',
	},
};

const reserveSchema = z.object({ leaveForOthers: z.coerce.number().int().min(0).optional() }).nullish();

/** What an operation needs of the outside world, for the credential that the node uses. @param item the first that could be read */
export async function connect(
	context: IExecuteFunctions,
	item: number,
): Promise<Dependencies & ConnectionDependencies> {
	const { giveUpAfter } = readParameters(context, item, { options: giveUpAfterSchema }).options ?? {};
	const { leaveForOthers } = readParameters(context, item, { options: reserveSchema }).options ?? {};
	const clock = { ...wallClock, giveUpAfter: giveUpAfter === undefined ? undefined : giveUpAfter * 1000 };
	const { clio } = await connectClio(context, { clock, reserve: leaveForOthers ?? DEFAULT_RESERVE });
	const [resource, operation] = ['resource', 'operation'].map((name) => context.getNodeParameter(name, 0));
	const title = TITLES[String(resource)]?.[String(operation)] ?? 'Clio Matters';
	const write = (line: string) => context.logger.info(line);
	return {
		clio,
		documents: createDocumentStore(context.helpers, clioService, noHasher),
		readTokenMark: async () => tokenMark(await context.getCredentials(CREDENTIAL_TYPE)),
		progress: createProgressLog(title, write, clock),
		announce: (line) => write(`${title}: ${line}`),
	};
}

/** Clio says no hash of a content. */
const noHasher = () => ({ update: () => undefined, digest: () => '' });

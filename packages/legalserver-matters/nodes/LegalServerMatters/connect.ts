import type { IExecuteFunctions } from 'n8n-workflow';
import { legalServerService } from '../../../../nodes/shared/legalserver/client/service';
import { tokenWarning } from '../../../../nodes/shared/legalserver/account/tokenAge';
import {
	connectLegalServer,
	DEFAULT_RESERVE,
} from '../../../../nodes/shared/legalserverNode/connectLegalServer';
import { readParameters } from '../../../../nodes/shared/legalserverNode/readParameters';
import { clock as wallClock } from '../../../../nodes/shared/n8n/clock';
import { createDocumentStore } from '../../../../nodes/shared/n8n/createDocumentStore';
import { createProgressLog } from '../../../../nodes/shared/n8n/createProgressLog';
import { showHint } from '../../../../nodes/shared/n8n/showHint';
import { giveUpAfterSchema } from '../../../../nodes/shared/node/panel';
import { z } from '../../../../nodes/shared/vendor/zod';
import type { Dependencies } from './actions/shared/Dependencies';

const reserveSchema = z.object({ leaveForOthers: z.coerce.number().int().min(0).optional() }).nullish();

/** What an operation needs of the outside world, for the credential that the node uses. @param item the first that could be read */
export async function connect(context: IExecuteFunctions, item: number): Promise<Dependencies> {
	const { giveUpAfter } = readParameters(context, item, { options: giveUpAfterSchema }).options ?? {};
	const { leaveForOthers } = readParameters(context, item, { options: reserveSchema }).options ?? {};
	const clock = { ...wallClock, giveUpAfter: giveUpAfter === undefined ? undefined : giveUpAfter * 1000 };
	const { api, legalServer } = await connectLegalServer(context, {
		...{ clock, reserve: leaveForOthers ?? DEFAULT_RESERVE },
	});
	const warning = tokenWarning(api.tokenAge);
	if (warning !== undefined) showHint(context, warning, 'warning');
	const write = (line: string) => context.logger.info(line);
	return {
		legalServer,
		documents: createDocumentStore(context.helpers, legalServerService, noHasher),
		progress: createProgressLog('LegalServer Matters', write, clock),
		announce: (line) => write(`LegalServer Matters: ${line}`),
	};
}

/** LegalServer says no hash of a content. */
const noHasher = () => ({ update: () => undefined, digest: () => '' });

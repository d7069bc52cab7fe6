import { outcomeOfSync } from '../../../shared/core/outcome';
import type { Decision, DecisionRequest } from '../../../shared/domain/decision/Decision';
import { decideDocument } from '../../../shared/domain/decision/decideDocument';
import type { Operation } from '../../../shared/node/Operation';
import type { Dependencies } from '../shared/Dependencies';
import { decideFields } from './decide/fields';
import { readDecisionRequest } from './decide/readDecisionRequest';

/** Decides what is done with documents of a case system, each by itself. */
export const decide: Operation<DecisionRequest, Decision, Dependencies> = {
	fields: decideFields,
	read: readDecisionRequest,
	asTool: 'runs',
	run: async (requests) => requests.map((request) => outcomeOfSync(() => decideDocument(request))),
	rows: (decision) => [{ ...decision }],
};

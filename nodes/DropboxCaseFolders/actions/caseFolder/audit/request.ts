import type { IExecuteFunctions } from 'n8n-workflow';
import { addressFrom } from '../../../../shared/domain/addressFrom';
import { trimTrailingSlashes } from '../../../../shared/domain/naming/safeName';
import { peopleFrom } from '../../../../shared/domain/privilege/AllowedPeople';
import { z } from '../../../../shared/vendor/zod';
import { optionalText, resourceLocator } from '../../../../shared/node/readParameters';
import { readParameters } from '../../../../shared/dropboxNode/readParameters';

export interface AuditRequest {
	/** Address of the case folder. */
	caseFolder: string;
	/** Names, or paths below the case folder, of folders for privileged papers. */
	privileged: string[];
	/** E-mail addresses of who may open privileged papers; undefined where it is not said. */
	people: string[] | undefined;
	/** Whether documents are asked about one by one. */
	documents: 'each' | 'none';
	output: 'findings' | 'summary';
}

const people = z.union([z.array(optionalText), optionalText.transform((one) => [one])]);

/** @throws Refusal `invalid_input` naming the field */
export function readAuditRequest(context: IExecuteFunctions, itemIndex: number): AuditRequest {
	const given = readParameters(context, itemIndex, {
		caseFolder: resourceLocator,
		privilegedFolders: optionalText,
		people,
		output: z.enum(['findings', 'summary']),
		lookAtDocuments: z.boolean(),
	});
	const named = peopleFrom(given.people);
	return {
		caseFolder: addressFrom(given.caseFolder),
		privileged: given.privilegedFolders
			.split(/[,;\n]/)
			.map((name) => trimTrailingSlashes(name.trim().replace(/^\/+/, '')))
			.filter((name) => name !== ''),
		people: named.length === 0 ? undefined : named,
		documents: given.lookAtDocuments ? 'each' : 'none',
		output: given.output,
	};
}

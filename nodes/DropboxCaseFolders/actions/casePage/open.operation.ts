import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { inParallel, outcomeOf } from '../../../shared/core/outcome';
import { readPageLink } from '../../../shared/domain/casePage/PageLink';
import { PrivilegedFolders } from '../../../shared/domain/privilege/PrivilegedFolders';
import { readParameters } from '../../../shared/dropboxNode/readParameters';
import type { Operation } from '../../../shared/node/Operation';
import { optionsField } from '../../../shared/node/panel';
import { optionalText } from '../../../shared/node/readParameters';
import { z } from '../../../shared/vendor/zod';
import { renderCasePage, type CasePageOptions } from '../../page/renderCasePage';
import type { CasePageDependencies } from '../shared/Dependencies';
import { readCasePage, type CasePageContents } from './open/readCasePage';
import { privilegedFoldersField } from './shared/privilegedFolders';
import { readPageRequest, requestField, type PageRequest } from './shared/readPageRequest';

interface OpenRequest {
	request: PageRequest;
	privileged: PrivilegedFolders;
	/** What the second list on the page is of; undefined where there is none. */
	documentsIn: string | undefined;
	page: CasePageOptions;
}

type OpenResult =
	| { kind: 'page'; html: string }
	| { kind: 'contents'; contents: CasePageContents; documentsIn: string | undefined }
	| { kind: 'unchanged' };

/** Open: the page itself for a browser that comes without a link in its request, then what is in the case. */
export const open: Operation<OpenRequest, OpenResult, CasePageDependencies> = {
	fields: [
		requestField,
		privilegedFoldersField,
		optionsField([
			{
				displayName: 'Language',
				name: 'language',
				type: 'options',
				options: [
					{ name: 'English', value: 'en', description: 'Always English' },
					{
						name: 'Language of the Browser',
						value: 'auto',
						description: 'Spanish if the browser prefers it, otherwise English',
					},
					{ name: 'Spanish', value: 'es', description: 'Always Spanish' },
				],
				default: 'auto',
				description: 'The language in which the page opens. People can change it there.',
			},
			{
				displayName: 'Refresh Every (Seconds)',
				name: 'refreshSeconds',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 86_400 },
				default: 60,
				description:
					'How often an open page looks for new documents while someone is using it; each look is one run of the workflow. 0 means only when someone comes back to the page.',
			},
			{
				displayName: 'Second List',
				name: 'documentsIn',
				type: 'string',
				default: '',
				placeholder: 'e.g. LegalServer',
				description:
					'The system whose own documents the page shows in a second list, such as LegalServer or Clio. The workflow must answer the actions “documents” and “send”, as the ready workflows for these two do.',
			},
			{
				displayName: 'Title',
				name: 'title',
				type: 'string',
				default: '',
				placeholder: 'e.g. Legal Aid of Springfield',
				description:
					'The name of your office, such as Legal Aid of Springfield, shown at the top of the page',
			},
		]),
	],
	read: readOpenRequest,
	run: async (requests, { dropbox, linkKeys, clock }) =>
		await inParallel(
			requests,
			async ({ request, privileged, documentsIn, page }) =>
				await outcomeOf(async (): Promise<OpenResult> => {
					if (request.action === undefined && request.link === '')
						return { kind: 'page', html: renderCasePage(page) };
					const link = readPageLink(request.link, linkKeys(), clock.now());
					const { version } = detailsSchema.parse(request.details);
					const contents = await readCasePage(link, privileged, dropbox);
					const isKnown = contents.version === version;
					return isKnown ? { kind: 'unchanged' } : { kind: 'contents', contents, documentsIn };
				}),
		),
	rows: (result): IDataObject[] => {
		if (result.kind === 'page') return [{ html: result.html }];
		if (result.kind === 'unchanged') return [{ unchanged: true }];
		return [{ ...result.contents, documentsIn: result.documentsIn ?? null }];
	},
};

/** What the page has not said, or not in this form, it does not know. */
const detailsSchema = z.object({ version: z.string().optional().catch(undefined) }).catch({});

const optionsSchema = z
	.object({
		language: z.enum(['auto', 'en', 'es']).default('auto'),
		refreshSeconds: z.coerce.number().min(0).max(86_400).default(60),
		documentsIn: optionalText,
		title: optionalText,
	})
	.default({});

function readOpenRequest(context: IExecuteFunctions, item: number): OpenRequest {
	const { options, privilegedFolders } = readParameters(context, item, {
		options: optionsSchema,
		privilegedFolders: optionalText,
	});
	const { language, refreshSeconds } = options;
	const textOf = (given: string) => (given.trim() === '' ? undefined : given.trim());
	return {
		request: readPageRequest(context, item),
		privileged: new PrivilegedFolders(privilegedFolders),
		documentsIn: textOf(options.documentsIn),
		page: { title: textOf(options.title) ?? null, language, refreshSeconds },
	};
}

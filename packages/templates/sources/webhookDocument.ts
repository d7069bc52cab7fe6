import { Flow } from '../Flow';
import { append, builtIn, ifTrue, switchOn, type Step } from '../steps';
import { addCaseFolder, CAN_BE_CLOSED, OF_CALL } from './caseFolder';
import { fileOpenly, fileRestricted } from './filing';
import { decide, REST, setting, settings } from './parts';
import {
	answerCaller,
	answerRefusal,
	answerWith,
	CALLED,
	calledFromOutside,
	CASE,
	checkPayload,
	given,
	IS_USABLE,
	mayPass,
} from './webhookCalls';

const ofDecision = (field: string): string => `={{ $('Decide').first().json.${field} }}`;
const FOLDER = "={{ $('Case folder').first().json.folderId }}";
const SOON = { giveUpAfter: 20 };

const DOCUMENT = `={{ { matterId: ${given('caseId')}, category: ${given('category')} } }}`;

const REFUSED = `$input.all().map(({ json }) => json).filter(({ error }) => error)`;

const IS_ALL = `${REFUSED}.length === 0`;
const MAY_PASS = `${REFUSED}.some((item) => ${mayPass('item')})`;

/** Some of several documents may be refused: what is in Dropbox is said all the same. */
const answerForAll = (): Step =>
	answerWith(
		{
			code: `${IS_ALL} ? 200 : ${MAY_PASS} ? 503 : 422`,
			...{ ok: IS_ALL, status: `${IS_ALL} ? 'filed' : 'refused'` },
			more: {
				tryAgain: MAY_PASS,
				folderId: "$('Case folder').first().json.folderId",
				documents: `$input.all().map(({ json }) => json).filter(({ error }) => !error).map(({ name, status, fileId, path, url, warnings }) => ({ name, status, fileId, path, url, warnings: warnings ?? [] }))`,
				faults: `${REFUSED}.map(({ error }) => ({ field: '', problem: String(error.message ?? error), whatToDo: String(error.advice ?? 'Send it again in a few minutes.') }))`,
			},
		},
		{ executeOnce: true },
	);

const leftOut = (): Step =>
	answerWith({ status: "'leftOut'", more: { reason: '$json.reason', documents: '[]', faults: '[]' } });

const NOTE = `
Any system sends documents of a case here, as a form with one or several files. When the call is answered with 200, they are in Dropbox. 503 with \`tryAgain\` means that Dropbox did not answer: send the same call again.

The case's folder is made if there is none. The same document is filed once, however often it is sent. Fields and sample calls: docs/any-system.md.

**To set up:** select the Header Auth credential in *${CALLED}*.`;

/** Documents of a case, into its folder. */
export const webhookDocument = (): Flow =>
	addFiling(
		addCaseFolder(addCall(), {
			...{ from: 'File it?', output: 2, column: 6, row: -0.3, sources: OF_CALL },
			...{ refused: 'Answer a refusal', known: given('folderId'), options: SOON },
			// Nobody says whether the case is closed.
			closed: CAN_BE_CLOSED,
		}),
	);

const addCall = (): Flow =>
	new Flow('webhook-document', 'Document for a case')
		.note('Document for a case', NOTE, [-0.25, -2.3], [3, 1.9])
		.add(CALLED, calledFromOutside('document'), [0, 0])
		.add(
			'Payload',
			checkPayload(
				[
					...(['caseId', 'category', 'firstName', 'lastName', 'practiceArea', 'matterType'] as const),
					...(['responsibleAttorney', 'responsibleAttorneyEmail', 'folderId'] as const),
				],
				[
					{
						holds: `Object.keys($('${CALLED}').first().binary ?? {}).length > 0`,
						...{ field: 'file', problem: 'There is no file' },
						whatToDo: 'Send a form (multipart/form-data) with at least one file.',
					},
				],
			),
			[1, 0],
			CALLED,
		)
		.add('Usable?', ifTrue(IS_USABLE), [2, 0], 'Payload')
		.add('Settings', settings(REST), [3, -0.3], 'Usable?')
		.add(
			'Decide',
			decide({
				event: `={{ { caseKey: ${given('caseId')} } }}`,
				document: DOCUMENT,
				matter: CASE,
				settings: "={{ $('Settings').first().json }}",
			}),
			[4, -0.3],
			'Settings',
		)
		.add('File it?', switchOn('={{ $json.action }}', ['skip', 'hold']), [5, -0.3], 'Decide')
		.add('Left out', leftOut(), [17, -1.6])
		.connect('File it?', 'Left out', 0);

const addFiling = (flow: Flow): Flow =>
	flow
		.add(
			'With files',
			builtIn('merge', 3.2, { mode: 'combine', combineBy: 'combineByPosition', options: {} }),
			[12, -0.3],
			'Case folder',
		)
		.connect(CALLED, 'With files', 0, 1)
		.add(
			'Privileged?',
			ifTrue("={{ $('Decide').first().json.action === 'restrict' }}"),
			[13, -0.3],
			'With files',
		)
		.add('File for few', fileRestricted(FOLDER, ofDecision, setting, SOON), [14, -0.8], 'Privileged?')
		.add(
			'File',
			fileOpenly(FOLDER, ofDecision, setting, {
				...{ otherwise: 'skipIfIdentical', skipSmallerThan: setting('minimumSize'), ...SOON },
			}),
			[14, 0.1],
		)
		.connect('Privileged?', 'File', 1)
		.add('Outcomes', append(4), [15, -0.3])
		.connect('File for few', 'Outcomes', 0, 0)
		.connect('File for few', 'Outcomes', 1, 1)
		.connect('File', 'Outcomes', 0, 2)
		.connect('File', 'Outcomes', 1, 3)
		.add('Answer', answerForAll(), [17, -0.6], 'Outcomes')
		.add('Answer a refusal', answerRefusal(), [17, 0.8])
		.connect('Usable?', 'Answer a refusal', 1)
		.connect('Settings', 'Answer a refusal', 1)
		.connect('Decide', 'Answer a refusal', 1)
		.connect('File it?', 'Answer a refusal', 1)
		.add('Respond', answerCaller(), [18, 0], ['Answer', 'Left out', 'Answer a refusal']);

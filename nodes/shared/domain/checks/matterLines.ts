import { okLine, noteLine, wrongLine, type TestLine } from './TestLine';
import { sentence, textOf, textsOf, toldBy, type TestResults } from './TestResults';

type Given = Readonly<Record<string, unknown>>;

/** The matter, its folder as it would be made, and where each of its documents would go. */
export const matterLines = (results: TestResults): TestLine[] => [
	...ofMatter(results),
	// Without settings of the demo, nothing can be decided.
	...(results.done('demo') === undefined ? [] : [...ofFolder(results), ...ofDocuments(results)]),
];

function ofMatter(results: TestResults): TestLine[] {
	const matter = results.first('matter');
	if (matter === undefined) return [];
	const told = toldBy(matter);
	if (told !== undefined)
		return [wrongLine('The matter', told.message, told.advice || 'Enter the number or ID of a matter.')];
	const number = textOf(matter['matterNumber']) || textOf(matter['caseNumber']);
	const decision = results.done('demo') === undefined ? undefined : results.first('decision');
	const refused = decision === undefined ? undefined : toldBy(decision);
	if (refused !== undefined)
		return [wrongLine('The matter', `${number}: ${refused.message}`, refused.advice)];
	const stops =
		decision === undefined || textOf(decision['action']) === 'folder' ? '' : textOf(decision['message']);
	return [
		okLine('The matter', `${number} was found.`),
		...(stops === ''
			? []
			: [
					wrongLine(
						'The matter',
						sentence(stops),
						'Correct the matter or the client settings, or choose another matter.',
					),
				]),
	];
}

function ofFolder(results: TestResults): TestLine[] {
	const preview = results.first('preview');
	if (preview === undefined || results.done('matter') === undefined) return [];
	const told = toldBy(preview);
	if (told !== undefined) return [wrongLine('The matter', `Case folder: ${told.message}`, told.advice)];
	const subfolders = recordsIn(preview['subfolders']).map((each) => textOf(each['relativePath']));
	return [
		okLine(
			'The matter',
			`${textOf(preview['would']) === 'adopt' ? 'Its folder in the demo is' : 'Its folder in the demo gets the name'} ${textOf(preview['name'])}, at ${textOf(preview['path'])}.`,
		),
		okLine(
			'The matter',
			subfolders.length === 0 ? 'It has no subfolders.' : `Subfolders: ${subfolders.join(', ')}.`,
		),
		...textsOf(preview['warnings']).map((warning) => noteLine('The matter', sentence(warning))),
	];
}

const NOT_IN_CLIO =
	'If Clio shows documents in this matter, your firm stores them in Google Drive, OneDrive or another storage that is connected to Clio. Clio does not give other programs access to these, so they cannot be filed. Choose a matter with documents in Clio to be certain.';

function ofDocuments(results: TestResults): TestLine[] {
	if (results.done('matter') === undefined) return [];
	const documents = results.all('documents');
	if (documents.length === 0) {
		const isClio = textOf(results.done('settings')?.['caseSystem']) !== 'legalserver';
		return [
			noteLine(
				'Documents',
				'The matter has no documents that can be read.',
				isClio ? NOT_IN_CLIO : 'Choose a case with documents.',
			),
		];
	}
	return documents.map(lineOfDocument);
}

function lineOfDocument(document: Given): TestLine {
	const name = textOf(document['name']) || 'A document';
	const told = toldBy(document);
	if (told !== undefined) return wrongLine('Documents', `${name}: ${told.message}`, told.advice);
	const [action, message] = [textOf(document['action']), sentence(textOf(document['message']))];
	if (action === 'skip') return noteLine('Documents', `${name} is left out: ${message}`);
	if (action === 'hold')
		return noteLine('Documents', `${name} is held back, and you would get an email: ${message}`);
	if (action === 'restrict')
		return okLine(
			'Documents',
			`${name} is privileged: it goes to ${textOf(document['restrictedFolder'])}, which only ${textsOf(document['people']).join(', ')} can open.`,
		);
	const subfolder = textOf(document['subfolder']);
	return okLine('Documents', `${name} goes to ${subfolder === '' ? 'the case folder itself' : subfolder}.`);
}

const recordsIn = (given: unknown): Given[] =>
	(Array.isArray(given) ? given : []).filter(
		(each): each is Given => typeof each === 'object' && each !== null,
	);

import { goesWrong } from './goesWrong';
import type { Entry } from './readEntries';

/** What people look for when they select a credential, by its type. */
const CREDENTIALS: Readonly<Record<string, string>> = {
	clioMattersOAuth2Api: 'a Clio credential',
	dropboxCaseFoldersTokenApi: 'a Dropbox credential',
	httpBasicAuth: 'a Basic Auth credential (user and password)',
	httpHeaderAuth: 'a Header Auth credential (a key)',
	legalServerMattersApi: 'a LegalServer credential',
	postgres: 'a Postgres credential',
	smtp: 'an SMTP credential for emails',
};

/** What starts a workflow, by the end of the type of its first step. */
const STARTS: Readonly<Record<string, (name: string) => string>> = {
	executeWorkflowTrigger: () => 'when another workflow calls it',
	manualTrigger: () => 'by hand, with _Execute workflow_',
	scheduleTrigger: (name) => name.toLowerCase().replace('monday', 'Monday'),
	webhook: (name) => `when the web address of the step _${name}_ is opened or called`,
	chatTrigger: () => 'when somebody writes in its chat',
	clioMattersTrigger: () => 'when something changes in Clio',
	dropboxCaseFoldersTrigger: () => 'when something changes in Dropbox',
};

const HEAD = `# Every workflow, with its picture

What each ready-made workflow looks like in n8n's editor, what it needs, and what happens when something goes wrong. Choose a picture to see it in full size. How to import them: [for Clio](templates.md#set-up), [for LegalServer](legalserver.md#ready-made-workflows), [for any other system](any-system.md#the-workflows).

<!-- Written by \`npm run templates\` from templates/ and site/gallery. Do not edit it here. -->
`;

/** The page `docs/gallery.md`. */
export const renderGallery = (
	sections: ReadonlyArray<{ heading: string; entries: readonly Entry[] }>,
): string =>
	[
		HEAD,
		...sections.map(({ heading, entries }) =>
			[`## ${heading}\n`, ...entries.map((entry) => renderEntry(heading, entry))].join('\n'),
		),
	].join('\n');

function renderEntry(heading: string, entry: Entry): string {
	const { file, name, summary, page } = entry;
	return `### ${titleOf(heading, name)}

${summary}. File: [${file}.json](../templates/${file}.json). More: ${page}.

- **Starts:** ${startsOf(entry)}.
- **Needs:** ${needsOf(entry)}.
- **If something goes wrong:** ${goesWrong[file] ?? ''}

[![The canvas of ${name} in n8n's editor](images/canvases/${file}.webp)](images/canvases/${file}.webp)
`;
}

/** Workflows of several systems have the same name, and headings are what links lead to. */
const titleOf = (heading: string, name: string): string =>
	heading === 'For every system' || /Clio|LegalServer/.test(name) ? name : `${name} (${heading})`;

/** The words that a type has, which a new one must get. */
function wordsOf<Words>(all: Readonly<Record<string, Words>>, type: string): Words {
	const words = all[type];
	if (words === undefined) throw new Error(`The gallery has no words for ${type}`);
	return words;
}

const startsOf = ({ starts }: Entry): string =>
	starts.map(({ name, type }) => wordsOf(STARTS, type.split('.').at(-1) ?? '')(name)).join(', or ');

/** What the words for a credential leave open, as the table of the templates has it. */
function credentialWords(type: string, needs: string): string {
	const words = wordsOf(CREDENTIALS, type);
	if (type.startsWith('dropbox') && needs.includes('_Link Key_')) return `${words} with a _Link Key_`;
	if (type.startsWith('clio') && needs.includes('C of the person'))
		return `${words} of the person who uses it`;
	return words;
}

function needsOf({ file, credentials, calls, needs }: Entry): string {
	const accounts = [
		...credentials.map((type) => credentialWords(type, needs)),
		...(file === 'ai-agent' ? ['a language model of your choice'] : []),
	];
	const workflows = calls.map((call) => `_${call}_`).join(', ');
	const published = workflows === '' ? [] : [`published first: ${workflows}`];
	return [accounts.join(', '), ...published].filter((each) => each !== '').join('; ') || 'nothing';
}

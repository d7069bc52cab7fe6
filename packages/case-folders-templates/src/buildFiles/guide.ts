import { setsOf, type Client, type SetName } from '../client/schema';
import { isPublishable, type SetWorkflow } from '../sets/Workflow';

/** The page beside the files that were built: how they are imported and published. */
export function guide(client: Client, sets: ReadonlyMap<SetName, readonly SetWorkflow[]>): string {
	const parts = setsOf(client).map((set) => setGuide(set, sets.get(set) ?? []));
	return `# Workflows of ${client.client}

Made by case-folders-templates. Do not edit these files: change the client's file and build again.

Before the first import, install the packages and make the credentials that are listed below, with exactly these names:
the import selects them. Importing again updates the same workflows and makes none twice. What somebody changed in them
by hand is lost by that: look first, with \`case-folders-templates check\`.

${parts.join('\n')}`;
}

function setGuide(set: SetName, workflows: readonly SetWorkflow[]): string {
	const publishable = workflows.filter(({ workflow }) => isPublishable(workflow));
	return `## ${set === 'live' ? 'Live' : 'Demo'}

Credentials:

${credentialsOf(workflows)
	.map(({ name, type }) => `- ${name} (\`${type}\`)`)
	.join('\n')}

Import, on the machine that runs n8n:

\`\`\`sh
n8n import:workflow --separate --input=${set}/
\`\`\`

An import unpublishes workflows. Publish them afterwards in this order, and restart n8n:

\`\`\`sh
${publishable.map(({ id }) => `n8n publish:workflow --id=${id}`).join('\n')}
\`\`\`
`;
}

/** Of several steps that use the same credential, one. */
export function credentialsOf(workflows: readonly SetWorkflow[]): Array<{ type: string; name: string }> {
	const all = workflows.flatMap(({ workflow }) =>
		workflow.nodes.flatMap(({ credentials = {} }) =>
			Object.entries(credentials).map(([type, { name = '' }]) => ({ type, name })),
		),
	);
	return [...new Map(all.map((each) => [`${each.type} ${each.name}`, each])).values()];
}

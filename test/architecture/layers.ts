import { importsOf, type Import, type Source } from './imports';

/**
 * The layers of the package, each with the files it consists of and with what it may import besides
 * itself: paths of other layers, and packages by name. What is not listed is forbidden.
 */
interface Layer {
	name: string;
	files: RegExp;
	mayImport: RegExp[];
	/** Imports that must be erased by the compiler. */
	onlyTypesOf?: RegExp[];
}

const domain = /^nodes\/shared\/domain\//;
const ports = /^nodes\/shared\/ports\//;
const n8nSide = /^nodes\/shared\/n8n\//;
const adapters = /^nodes\/shared\/(dropbox|clio|legalserver)\//;
/** What n8n has to know of a service: which of its answers mean that the token must be renewed. */
const answersAboutTokens = /^nodes\/shared\/(dropbox|clio|legalserver)\/tokenRefused\.ts$/;
const zod = /^nodes\/shared\/vendor\/zod\.ts$/;
/** Inflating, like hashing, is arithmetic. */
const pako = /^nodes\/shared\/vendor\/pako\.ts$/;
const vendor = /^nodes\/shared\/vendor\//;
const operations = /^nodes\/\w+\/actions\/(?!router\.ts$)/;
const n8nWorkflow = /^n8n-workflow$/;
/** Hashing is arithmetic: the same bytes give the same answer. */
const hashing = /^(node:)?crypto$/;

export const layers: Layer[] = [
	{ name: 'vendor/dropbox', files: /^nodes\/shared\/vendor\/dropbox\.ts$/, mayImport: [/^dropbox$/] },
	{ name: 'vendor/pako', files: pako, mayImport: [/^pako$/] },
	{ name: 'vendor/zod', files: zod, mayImport: [/^zod$/] },
	{ name: 'domain', files: domain, mayImport: [zod, pako, hashing] },
	{ name: 'ports', files: ports, mayImport: [], onlyTypesOf: [domain] },
	...['dropbox', 'clio', 'legalserver'].map((service) => ({
		name: `adapter ${service}`,
		files: new RegExp(`^nodes/shared/${service}/`),
		mayImport: [ports, domain, vendor],
	})),
	{ name: 'shared/n8n', files: n8nSide, mayImport: [n8nWorkflow, ports, domain, answersAboutTokens] },
	{ name: 'operations', files: operations, mayImport: [domain, ports, n8nWorkflow, zod] },
	{
		name: 'composition',
		files: /^nodes\/(?!shared\/)\w+\/([\w.]+\.ts|actions\/router\.ts|methods\/.*)$/,
		mayImport: [operations, domain, ports, adapters, n8nSide, zod, n8nWorkflow],
	},
	{ name: 'credentials', files: /^credentials\//, mayImport: [n8nWorkflow, domain] },
	{ name: 'entry', files: /^index\.ts$/, mayImport: [/^nodes\/\w+\/\w+\.node\.ts$/, /^credentials\//] },
];

/** One line for each import that its layer does not allow, and for each file that belongs to no layer. */
export function breaches(sources: Source[]): string[] {
	const paths = new Set(sources.map(({ path }) => path));
	return sources.flatMap((source) => {
		const layer = layers.find(({ files }) => files.test(source.path));
		if (layer === undefined) return [`${source.path} belongs to no layer`];
		return importsOf(source, paths)
			.filter((imported) => !isAllowed(layer, imported))
			.map((imported) => `${source.path} (${layer.name}) imports ${imported.target}`);
	});
}

function isAllowed(layer: Layer, { target, typeOnly }: Import): boolean {
	if (layer.files.test(target)) return true;
	if (layer.mayImport.some((pattern) => pattern.test(target))) return true;
	return typeOnly && (layer.onlyTypesOf ?? []).some((pattern) => pattern.test(target));
}

/** Each cycle of imports once, as `a → b → a`. */
export function cycles(sources: Source[]): string[] {
	const paths = new Set(sources.map(({ path }) => path));
	const next = new Map(
		sources.map((source) => [source.path, importsOf(source, paths).map(({ target }) => target)]),
	);
	const done = new Set<string>();
	const found: string[] = [];
	const walk = (path: string, trail: string[]): void => {
		if (trail.includes(path)) {
			found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
			return;
		}
		if (done.has(path)) return;
		for (const target of next.get(path) ?? []) walk(target, [...trail, path]);
		done.add(path);
	};
	for (const path of next.keys()) walk(path, []);
	return found;
}

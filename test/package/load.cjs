// Run by node itself, outside jest, with the folder of an installed package: loads what the package
// registers with n8n and prints what n8n would learn of it. Throws what loading throws.
const { existsSync, realpathSync } = require('node:fs');
const { createRequire } = require('node:module');
const { basename, dirname, join } = require('node:path');

const folder = process.argv[2];
const fromPackage = createRequire(join(folder, 'package.json'));
const { name: packageName, n8n } = fromPackage('./package.json');

function resolvable(name) {
	try {
		fromPackage.resolve(name);
		return true;
	} catch {
		return false;
	}
}

function construct(path) {
	const name = basename(path).split('.')[0];
	const Class = fromPackage(`./${path}`)[name];
	return { ...new Class(), isExported: fromPackage(packageName)[name] === Class };
}

function missingIcons(icon, path) {
	const files = typeof icon === 'string' ? [icon] : Object.values(icon ?? {});
	return files.filter((file) => !existsSync(join(folder, dirname(path), file.replace(/^file:/, ''))));
}

function themes(icon) {
	return typeof icon === 'object' && icon !== null ? Object.keys(icon) : [];
}

const nodes = n8n.nodes.map((path) => {
	const { description, isExported } = construct(path);
	return {
		path,
		isExported,
		name: description.name,
		displayName: description.displayName,
		description: description.description,
		usableAsTool: description.usableAsTool ?? false,
		credentials: (description.credentials ?? []).map(({ name }) => name),
		properties: description.properties.length,
		themes: themes(description.icon),
		missingIcons: missingIcons(description.icon, path),
		codex: existsSync(join(folder, path.replace(/\.js$/, '.json'))),
	};
});

const credentials = n8n.credentials.map((path) => {
	const credential = construct(path);
	return {
		path,
		isExported: credential.isExported,
		name: credential.name,
		displayName: credential.displayName,
		documentationUrl: credential.documentationUrl,
		properties: credential.properties.length,
		themes: themes(credential.icon),
		missingIcons: missingIcons(credential.icon, path),
	};
});

const seen = Object.fromEntries(['n8n-workflow', 'dropbox', 'zod'].map((name) => [name, resolvable(name)]));
const exported = Object.keys(fromPackage(packageName));
const loaded = Object.keys(require.cache).filter((path) => path.startsWith(realpathSync(folder)));
console.log(JSON.stringify({ resolvable: seen, exported, loaded: loaded.length, nodes, credentials }));

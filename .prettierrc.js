module.exports = {
	semi: true,
	trailingComma: 'all',
	bracketSpacing: true,
	useTabs: true,
	tabWidth: 2,
	arrowParens: 'always',
	singleQuote: true,
	quoteProps: 'as-needed',
	endOfLine: 'lf',
	printWidth: 110,
	// As npm itself writes it, so that an install does not change the form of the file.
	overrides: [{ files: 'package.json', options: { useTabs: false } }],
};

const base = require('./jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
	...base,
	roots: ['<rootDir>/scaled'],
	// An n8n in queue mode is five processes, which each suite starts for itself.
	globalSetup: '<rootDir>/stack/groundSetup.ts',
	globalTeardown: '<rootDir>/stack/groundTeardown.ts',
	maxWorkers: 1,
};

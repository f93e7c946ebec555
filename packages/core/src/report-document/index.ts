export * from './finding.js';
export * from './report-document.js';

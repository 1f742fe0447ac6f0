export { assess, type Assessment, type AssessRequest } from './pipeline.ts';

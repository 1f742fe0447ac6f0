/** Who may import whom. Each rule's comment says what to do instead. */
const stage = (name, allowed, comment) => ({
  name: `${name}-direction`,
  comment,
  severity: 'error',
  from: { path: `^src/${name}/`, pathNot: '\\.test\\.ts$' },
  to: { path: '^src/', pathNot: `^src/(${[name, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', comment: 'Move the shared type to the lower of the two modules. Type-only cycles count.', severity: 'error', from: {}, to: { circular: true } },
    stage('core', [], 'core holds the nouns and imports nothing.'),
    stage('lib', [], 'lib knows no domain; move domain code to its stage.'),
    stage('evidence', ['core', 'lib'], 'Readers say what a file says. What it means belongs to identity.'),
    stage('fusion', ['core', 'lib'], 'Fusion joins sightings; it does not judge them.'),
    stage('knowledge', ['core', 'lib'], 'Knowledge is asked, it does not ask.'),
    stage('identity', ['core', 'lib', 'knowledge'], 'Identifiers see the item and the knowledge base.'),
    stage('screening', ['core', 'lib', 'knowledge'], 'Screening sees makers and lists.'),
    stage('verdicts', ['core'], 'Rules see the Case and nothing else.'),
    stage('findings', ['core', 'lib', 'knowledge', 'screening', 'verdicts'], 'Findings join what the stages before them said; they read no files and write no reports.'),
    stage('writers', ['core', 'lib'], 'Reports see the assessment and nothing else.'),
    {
      name: 'no-sibling-plugins',
      comment: 'A plug-in is a folder you could delete. Move what two share to the stage folder (evidence/columns is one) or to lib.',
      severity: 'error',
      from: { path: '^src/(evidence|identity|writers)/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(evidence|identity|writers)/([^/]+)/', pathNot: ['^src/$1/$2/', '^src/evidence/columns/'] },
    },
    {
      name: 'no-sibling-list-sources',
      comment: 'A list source is a folder you could delete. Move what two share to knowledge/sources or to lib.',
      severity: 'error',
      from: { path: '^src/knowledge/sources/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/knowledge/sources/([^/]+)/', pathNot: ['^src/knowledge/sources/$1/'] },
    },
    { name: 'not-to-apps', comment: 'Apps are the only code that prints, listens, reads the clock or exits.', severity: 'error', from: { path: '^src/(?!apps/)' }, to: { path: '^src/apps/' } },
    { name: 'no-orphans', comment: 'Delete it or use it.', severity: 'error', from: { orphan: true, path: '^src/', pathNot: ['\\.test\\.ts$', '\\.d\\.ts$'] }, to: {} },
    { name: 'no-dev-dependencies', comment: 'A user does not have development packages.', severity: 'error', from: { path: '^src/', pathNot: '\\.test\\.ts$' }, to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.js', '.json'] },
  },
};

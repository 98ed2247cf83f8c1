import './tx-document-page.ts';

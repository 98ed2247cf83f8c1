import './tx-counter-screen.ts';

// Starts the page of the review dialog.
import { fitDialog, startPage } from './page/start.tsx';
import { ReviewApp } from './review/review-app.tsx';
import { reduceReview } from './review/review-reducer.ts';
import { reviewAt, reviewFocus } from './review/review-state.ts';

import './style/base.css';
import './style/review.css';

fitDialog();
startPage({ initial: reviewAt(document.body.dataset.view), reduce: reduceReview, focus: reviewFocus, View: ReviewApp });

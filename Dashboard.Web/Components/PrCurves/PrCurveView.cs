using Dashboard.Web.Components.Panels;

namespace Dashboard.Web.Components.PrCurves;

/// <summary>Everything that decides what the precision-recall page shows; all of it is in the URL. A zoom's steps are recalls, its values precisions; the axis is how sliders tell the time.</summary>
public sealed record PrCurveView : PanelView;

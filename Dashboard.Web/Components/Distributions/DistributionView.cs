using Dashboard.Web.Components.Panels;

namespace Dashboard.Web.Components.Distributions;

/// <summary>Everything that decides what the distributions page shows; all of it is in the URL.</summary>
public sealed record DistributionView : PanelView;

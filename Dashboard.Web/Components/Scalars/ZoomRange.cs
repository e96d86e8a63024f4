namespace Dashboard.Web.Components.Scalars;

/// <summary>A zoomed part of a chart, in the axes' own units; without <paramref name="Y"/> the vertical axis fits what is shown.</summary>
public readonly record struct ZoomRange(double From, double To, (double Low, double High)? Y = null);

namespace Dashboard.Web.Components.Scalars;

/// <summary>A zoomed part of the horizontal axis, in the axis' own units.</summary>
public readonly record struct XRange(double From, double To);

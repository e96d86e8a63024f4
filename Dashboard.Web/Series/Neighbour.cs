namespace Dashboard.Web.Series;

/// <summary>The nearest point outside a range.</summary>
/// <param name="X">Its place on the axis.</param>
/// <param name="At">The point as <c>piece &lt;&lt; 8 | place</c>; −1 if there is none.</param>
internal readonly record struct Neighbour(double X, int At);

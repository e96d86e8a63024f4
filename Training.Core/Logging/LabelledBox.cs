namespace Training.Core.Logging;

/// <summary>A box in an image, as detectors give them.</summary>
/// <param name="Left">Left edge in pixels, from the image's left.</param>
/// <param name="Top">Top edge in pixels, from the image's top.</param>
/// <param name="Right">Right edge in pixels.</param>
/// <param name="Bottom">Bottom edge in pixels.</param>
/// <param name="Label">What it is; boxes of one label have one colour.</param>
/// <param name="Score">How sure that is, between 0 and 1; null to show none.</param>
public sealed record LabelledBox(double Left, double Top, double Right, double Bottom, string Label = "", double? Score = null);

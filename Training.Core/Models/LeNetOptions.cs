namespace Training.Core.Models;

/// <summary>What a <see cref="LeNet"/> is made of.</summary>
/// <param name="Classes">How many classes are told apart.</param>
/// <param name="Channels">Channels of the images: 1 grey, 3 RGB.</param>
public sealed record LeNetOptions(long Classes = 10, long Channels = 1);

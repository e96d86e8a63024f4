namespace Training.Core.Models;

/// <summary>What a <see cref="ResNet"/> is made of.</summary>
/// <param name="Depth">18, 34 or 50 layers.</param>
/// <param name="Classes">How many classes are told apart; 1000 for ImageNet's.</param>
/// <param name="Channels">Channels of the images: 3 RGB, 1 grey.</param>
public sealed record ResNetOptions(int Depth = 18, long Classes = 1000, long Channels = 3);

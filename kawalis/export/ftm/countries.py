"""Codes of countries as FollowTheMoney writes them: ISO 3166-1 alpha-2, small letters; Kosovo is xk."""

from __future__ import annotations

import re

ALPHA2 = dict(
    re.findall(
        r"(\w{3}) (\w{2})",
        """
    AFG af  AGO ao  ALB al  AND ad  ARE ae  ARG ar  ARM am  ATG ag  AUS au  AUT at  AZE az  BDI bi
    BEL be  BEN bj  BFA bf  BGD bd  BGR bg  BHR bh  BHS bs  BIH ba  BLR by  BLZ bz  BOL bo  BRA br
    BRB bb  BRN bn  BTN bt  BWA bw  CAF cf  CAN ca  CHE ch  CHL cl  CHN cn  CIV ci  CMR cm  COD cd
    COG cg  COL co  COM km  CPV cv  CRI cr  CUB cu  CYP cy  CZE cz  DEU de  DJI dj  DMA dm  DNK dk
    DOM do  DZA dz  ECU ec  EGY eg  ERI er  ESP es  EST ee  ETH et  FIN fi  FJI fj  FRA fr  FSM fm
    GAB ga  GBR gb  GEO ge  GHA gh  GIN gn  GMB gm  GNB gw  GNQ gq  GRC gr  GRD gd  GTM gt  GUY gy
    HND hn  HRV hr  HTI ht  HUN hu  IDN id  IND in  IRL ie  IRN ir  IRQ iq  ISL is  ISR il  ITA it
    JAM jm  JOR jo  JPN jp  KAZ kz  KEN ke  KGZ kg  KHM kh  KIR ki  KNA kn  KOR kr  KWT kw  LAO la
    LBN lb  LBR lr  LBY ly  LCA lc  LIE li  LKA lk  LSO ls  LTU lt  LUX lu  LVA lv  MAR ma  MCO mc
    MDA md  MDG mg  MDV mv  MEX mx  MHL mh  MKD mk  MLI ml  MLT mt  MMR mm  MNE me  MNG mn  MOZ mz
    MRT mr  MUS mu  MWI mw  MYS my  NAM na  NER ne  NGA ng  NIC ni  NLD nl  NOR no  NPL np  NRU nr
    NZL nz  OMN om  PAK pk  PAN pa  PER pe  PHL ph  PLW pw  PNG pg  POL pl  PRK kp  PRT pt  PRY py
    PSE ps  QAT qa  ROU ro  RUS ru  RWA rw  SAU sa  SDN sd  SEN sn  SGP sg  SLB sb  SLE sl  SLV sv
    SMR sm  SOM so  SRB rs  SSD ss  STP st  SUR sr  SVK sk  SVN si  SWE se  SWZ sz  SYC sc  SYR sy
    TCD td  TGO tg  THA th  TJK tj  TKM tm  TLS tl  TON to  TTO tt  TUN tn  TUR tr  TUV tv  TWN tw
    TZA tz  UGA ug  UKR ua  URY uy  USA us  UZB uz  VAT va  VCT vc  VEN ve  VNM vn  VUT vu  WSM ws
    XKX xk  YEM ye  ZAF za  ZMB zm  ZWE zw
        """,
    )
)


def alpha2(code: str | None) -> str | None:
    """Return the two letters for an ISO 3166-1 alpha-3 code, ``None`` where there is none."""
    return ALPHA2.get(code or "")
